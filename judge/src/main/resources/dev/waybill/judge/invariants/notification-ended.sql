-- Every notification was sent, or it is known why not.
select j.id, format('%s %s %s after %s attempts', n.channel, n.about, n.status, n.attempts)
from judged j
join notification.notification n on n.order_id = j.id
where n.status not in ('SENT', 'SKIPPED', 'REFUSED')
