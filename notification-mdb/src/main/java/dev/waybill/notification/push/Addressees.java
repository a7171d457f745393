package dev.waybill.notification.push;

import dev.waybill.notification.subscription.PushSubscription;
import java.util.List;

/**
 * The browsers of the customer, as far as one push is concerned. Public, because a proxy of Payara gets to see it.
 *
 * @param due     those that have not been sent it
 * @param sent    how many have
 * @param refusal of one that is not to be sent it again, or null
 */
public record Addressees(List<PushSubscription> due, int sent, String refusal) {
}
