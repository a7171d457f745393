package dev.waybill.notification.subscription;

import java.util.UUID;

/** The browsers that take pushes. Joins the caller's transaction. */
public interface PushSubscriptions {
    /** What a browser asks for as {@code applicationServerKey}: an uncompressed point on P-256, base64url. */
    String publicKey();

    /** Adds the subscription, or replaces the former one of the same endpoint. Returns whether it is new. */
    boolean put(PushSubscription subscription) throws UnusableSubscriptionException;

    /** Returns whether the customer had it. */
    boolean remove(String customerId, UUID id);
}
