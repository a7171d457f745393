/** What each consumer has done already (Idempotent Receiver). */
package dev.waybill.messaging.inbox;
