/** From a JMS message to a call of business code, and what happens where that fails. */
package dev.waybill.messaging.listener;
