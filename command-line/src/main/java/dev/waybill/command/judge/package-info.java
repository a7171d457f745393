/** Having a running system judged. */
package dev.waybill.command.judge;
