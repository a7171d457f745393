-- No transaction of the database stays open while nobody works in it.
select 'process ' || a.pid, format('%s since %s: %s', a.state, a.state_change, left(a.query, 80))
from pg_stat_activity a
where a.datname = current_database()
  and a.state like 'idle in transaction%'
  and clock_timestamp() - a.state_change > interval '35 s'
union all
select 'a standby', 'shows none of the primary''s: ask that one' where pg_is_in_recovery()
union all
select 'the role ' || current_user, 'may not see the transactions of others: grant it pg_monitor'
where not pg_has_role(current_user, 'pg_read_all_stats', 'usage')
  and exists (select from pg_stat_activity a
              where a.datname = current_database() and not pg_has_role(current_user, a.usesysid, 'usage'))
