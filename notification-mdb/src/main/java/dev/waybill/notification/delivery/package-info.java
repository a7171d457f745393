/**
 * What all ways to the customer share: sending is no part of any transaction, so each notification is recorded before
 * and after. Nothing about a certain medium may live here.
 */
package dev.waybill.notification.delivery;
