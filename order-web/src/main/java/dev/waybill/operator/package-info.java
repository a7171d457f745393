/** Who may do what only an operator may: login and the check of it. */
package dev.waybill.operator;
