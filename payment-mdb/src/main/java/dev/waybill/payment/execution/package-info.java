/**
 * Carries out charges and refunds. The provider is part of no transaction, so each attempt is recorded before and after it;
 * nothing here knows which provider it is.
 */
package dev.waybill.payment.execution;
