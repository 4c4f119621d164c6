/** A column's name as it is compared: letters and digits only. */
export const plainName = (name: string): string => name.toLowerCase().replaceAll(/[^a-zåäö0-9]/g, "");
