/** 「溪边路17号3幢」 → 「溪边路」: whoever lives along one street or in one hamlet is visited on one day. */
export const neighbourhoodOf = (addressText: string): string => {
  const text = addressText.replace(/\s+/g, '')
  const street = text.replace(/[0-9０-９一二三四五六七八九十百]*[0-9０-９]+(号|幢|弄|室|组|-).*$/u, '')
  return street === '' ? text : street
}
