/**
 * The order: taken by {@code OrderDesk}, moved on by {@code OrderProcess} as events come in, ended by its customer. It is
 * written by SQL where requests and messages come by the thousand, and loaded with JPA where one order changes by itself.
 */
package dev.waybill.order;
