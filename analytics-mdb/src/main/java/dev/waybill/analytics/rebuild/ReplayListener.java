package dev.waybill.analytics.rebuild;

import dev.waybill.analytics.AnalyticsSchema;
import dev.waybill.analytics.figures.SalesHandler;
import dev.waybill.events.Channel;
import dev.waybill.messaging.Subscription;
import dev.waybill.messaging.listener.BatchListener;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.EJB;
import jakarta.ejb.MessageDriven;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/** Takes what the broker copies from its history into the queue {@code analytics.replay}. */
@MessageDriven(name = "AnalyticsReplayListener", activationConfig = {
    @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
    @ActivationConfigProperty(propertyName = "destinationLookup", propertyValue = "jms/analytics.replay")})
public class ReplayListener implements MessageListener {
    private static final Subscription SUBSCRIPTION =
            new Subscription(SalesHandler.CONSUMER, Channel.ANALYTICS_REPLAY, "analytics.replay");

    @EJB
    AnalyticsSchema schema;
    @Inject
    BatchListener listener;
    @Inject
    ReplayHandler handler;

    /** Listeners may be up before the startup singletons are. */
    @PostConstruct
    void awaitSchema() {
        schema.awaitReady();
    }

    @Override
    public void onMessage(Message message) {
        listener.receive(message, SUBSCRIPTION, handler);
    }
}
