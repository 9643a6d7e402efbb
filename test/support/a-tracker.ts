const HEADINGS = [
  ...['Voucher ID', 'Offer', 'Days', 'Customer', 'Contact', 'Country', 'Project manager'],
  ...['Assigned on', 'Valid until', 'Validated on', 'Engagement', 'Location', 'Consultant'],
  ...['Begins on', 'Ends on', 'Reported on', 'Days delivered', 'Redeemed on', 'Payment', 'Invoice'],
  ...['Amount', 'Currency', 'Requested on'],
];

/** A CSV file of vouchers in every state, for `anEnrolledPartner` on its `today`. */
export function aTracker(vouchers: number): string {
  const rows = Array.from({ length: vouchers }, (_, at) => row(at).join(','));
  return [HEADINGS.join(','), ...rows].join('\n');
}

function row(at: number): readonly string[] {
  const id = `TRCK-${String(at).padStart(4, '0')}`;
  const cells = [
    ...[id, 'DDPS', '5', `Customer ${at % 97}`, `admin${at % 97}@fabrikam.example`, 'DE', 'paula'],
    ...['2020-05-04', '2020-10-31', '2020-06-02', 'windows-and-office', '1234567', 'carlo'],
    ...['2020-06-08', '2020-06-12', '2020-06-13', '5', '2020-06-14', 'Paid', `R-${at}`],
    ...['5000', 'EUR', '2020-06-15'],
  ];
  // Assigned, reserved, reported, redeemed, paid.
  const filled = [9, 15, 17, 18, 23][at % 5] ?? 23;
  return cells.map((cell, column) => (column < filled ? cell : ''));
}
