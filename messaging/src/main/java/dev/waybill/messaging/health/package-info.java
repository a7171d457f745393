/** What the whole depends on, looked at in depth, for operators; nothing that decides whether a node gets requests. */
package dev.waybill.messaging.health;
