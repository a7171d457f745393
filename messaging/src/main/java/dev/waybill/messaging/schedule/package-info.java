/** Work that is done later, or again and again. */
package dev.waybill.messaging.schedule;
