/** What puts database and broker in step again, after a backup of either was restored. */
package dev.waybill.restore;
