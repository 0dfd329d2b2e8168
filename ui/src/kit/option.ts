/** One thing to choose. `own`: choosing it opens a short field. */
export interface Option {
  id: string;
  label: string;
  own: boolean;
}
