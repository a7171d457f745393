/** What the resource adapter of Artemis does more carefully for Waybill; it knows Artemis and no server. */
package dev.waybill.ra;
