// Tries to get at a subscription that belongs to another, in the ways that AMQP 1.0 has; says how the broker answers.
import rhea from 'rhea';

const queue = process.env.WAYBILL_QUEUE;
const [client, subscription] = queue.split('.');
const attempts = {
  queue: {source: `order.events::${queue}`},
  subscription: {name: subscription, source: {address: 'order.events', durable: 2, expiry_policy: 'never', capabilities: ['topic']}},
  unsubscribe: {name: subscription, source: {address: 'order.events', durable: 2, expiry_policy: 'link-detach', capabilities: ['topic']}},
};

const end = text => {
  console.log(text);
  process.exit(0);
};
// A refusal, too, begins with an open link; it is closed at once.
rhea.on('receiver_open', () => setTimeout(() => end('opened'), 5000));
for (const refusal of ['connection_error', 'session_error', 'receiver_error']) {
  rhea.on(refusal, ({connection, session, receiver}) =>
    end(`refused: ${(receiver?.error ?? session?.error ?? connection?.error)?.description}`));
}
rhea.connect({
  port: Number(process.env.WAYBILL_AMQP_PORT), username: process.env.WAYBILL_USER, password: process.env.WAYBILL_PASSWORD,
  container_id: client, reconnect: false,
}).open_receiver(attempts[process.argv[2]]);
