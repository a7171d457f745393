// Reads order.events by AMQP 1.0 and writes one line of JSON for each event. See README.md.
import {fileURLToPath} from 'node:url';
import rhea from 'rhea';
import {contract} from './contract.mjs';

const queue = process.env.WAYBILL_QUEUE ?? 'order.events::subscriber.order-events';
const schemas = process.env.WAYBILL_SCHEMAS
  ?? fileURLToPath(new URL('../../../order-events/src/main/resources/schemas', import.meta.url));
const check = contract(schemas);
const seen = new Set();

rhea.on('receiver_open', () => console.log(`subscribed to ${queue}`));

rhea.on('message', ({message, delivery}) => {
  let events;
  try {
    events = JSON.parse(message.body);
    events.forEach(check);
  } catch (error) {
    // A repetition would not help: the broker keeps it in order.events.dead-letters.
    console.error(`rejected: ${error.message}`);
    delivery.reject({condition: 'amqp:decode-error', description: error.message});
    return;
  }
  events.forEach(handle);
  // Only now: what was not accepted comes again, after a crash too.
  delivery.accept();
});

/** In real life the ids seen are rows, and commit together with what the event changes. */
function handle(event) {
  if (!seen.has(event.id)) {
    seen.add(event.id);
    console.log(JSON.stringify({id: event.id, type: event.type, order: event.subject, data: event.data}));
  }
}

// rhea connects again by itself when the broker goes away; a refusal ends the program.
for (const refusal of ['connection_error', 'session_error', 'receiver_error']) {
  rhea.on(refusal, ({connection, session, receiver}) => {
    console.error(`${refusal}: ${(receiver?.error ?? session?.error ?? connection?.error)?.description}`);
    process.exit(1);
  });
}

const connection = rhea.connect({
  host: process.env.WAYBILL_AMQP_HOST ?? '127.0.0.1',
  port: Number(process.env.WAYBILL_AMQP_PORT ?? 5672),
  username: process.env.WAYBILL_USER ?? 'subscriber',
  password: process.env.WAYBILL_PASSWORD,
});
connection.open_receiver({source: queue, autoaccept: false, credit_window: 10});

process.once('SIGTERM', () => connection.close());
process.once('SIGINT', () => connection.close());
