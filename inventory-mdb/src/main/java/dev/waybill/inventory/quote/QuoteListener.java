package dev.waybill.inventory.quote;

import dev.waybill.inventory.InventorySchema;
import dev.waybill.messaging.request.Replier;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.EJB;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/** Answers the requests of {@code inventory.quotes}; in no transaction, because there is nothing to keep or to repeat. */
@MessageDriven(name = "InventoryQuoteListener", activationConfig = {
    @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
    @ActivationConfigProperty(propertyName = "destinationLookup", propertyValue = "jms/inventory.quotes"),
    @ActivationConfigProperty(propertyName = "acknowledgeMode", propertyValue = "Auto-acknowledge")})
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class QuoteListener implements MessageListener {
    @EJB
    InventorySchema schema;
    @Inject
    Replier replier;
    @Inject
    Quotes quotes;

    /** Listeners may be up before the startup singletons are. */
    @PostConstruct
    void awaitSchema() {
        schema.awaitReady();
    }

    @Override
    public void onMessage(Message message) {
        replier.reply(message, quotes::answer);
    }
}
