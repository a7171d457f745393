package dev.waybill.customer;

/** @param publicKey the {@code applicationServerKey} of {@code PushManager.subscribe}, base64url */
public record PushKeyView(String publicKey) {
}
