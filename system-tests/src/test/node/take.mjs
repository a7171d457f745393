// Takes messages and never says that it has them.
import rhea from 'rhea';

rhea.on('message', ({message}) => console.log(message.body));
rhea.connect({
  port: Number(process.env.WAYBILL_AMQP_PORT), username: process.env.WAYBILL_USER, password: process.env.WAYBILL_PASSWORD,
}).open_receiver({source: process.env.WAYBILL_QUEUE, autoaccept: false});
