/** Load, faults under it, and the verdict afterwards; as a test and, for hours, as the command soak. */
package dev.waybill.system.reliability;
