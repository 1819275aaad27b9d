/** 13800002043 → 138 0000 2043; masked and other numbers keep their shape. */
export function phoneText(phone: string): string {
  const mobile = /^(?:\+86)?(1\d{2})([\d*]{4})(\d{4})$/.exec(phone);
  return mobile === null ? phone : `${mobile[1]} ${mobile[2]} ${mobile[3]}`;
}
