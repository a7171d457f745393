/** Brings the database to the version that the code needs. */
package dev.waybill.messaging.schema;
