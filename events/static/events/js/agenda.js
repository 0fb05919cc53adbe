/** My agenda. */
export {};
