package dev.waybill.launcher;

/** What the person who started it wants to know. */
final class Welcome {

    private final Waybill waybill;

    Welcome(Waybill waybill) {
        this.waybill = waybill;
    }

    String text() {
        return """

                Waybill is ready.

                  API       %1$s/orders      (described at %1$s/openapi)
                  mails     %2$s
                  pushes    %10$s
                  queues    %3$s   user operator
                  events    %11$s   AMQP 1.0, user subscriber
                  payments  %9$s
                  database  %4$s   user %5$s

                  passwords %6$s
                  logs      %7$s%12$s

                Try:
                  curl -i %1$s/orders -H 'Content-Type: application/json' \\
                       -d '{"customerId":"ada","items":[{"productId":"espresso-beans","quantity":2}]}'
                  curl '%1$s/orders?customerId=ada'
                  curl %1$s/stock/espresso-beans

                The mail about the order is then shown at %2$s and the push at %10$s
                Ctrl-C stops everything; the data stays in %8$s
                """.formatted(
                waybill.appServer().httpUri(),
                waybill.mailSink().pageUri(),
                waybill.broker().consoleUri(),
                waybill.database().jdbcUrl(),
                waybill.database().user(),
                waybill.passwords().file(),
                waybill.settings().logDirectory(),
                waybill.settings().runDirectory(),
                waybill.paymentSandbox().ledgerUri(),
                waybill.pushSink().pageUri(),
                waybill.broker().amqpUri(),
                second());
    }

    private String second() {
        if (!waybill.settings().highlyAvailable()) {
            return "";
        }
        return """


                  second node    %s/orders
                  backup broker  %s
                  to kill one    kill -9 $(cat %s/broker.pid), or another .pid there; orders go on"""
                .formatted(
                        waybill.secondAppServer().httpUri(),
                        waybill.brokers().backup().consoleUri(),
                        waybill.settings().runDirectory());
    }
}
