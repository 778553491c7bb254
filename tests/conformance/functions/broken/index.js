exports.main = (event) => {
  if (event.exit) process.exit(1)
  throw new TypeError('broken on purpose')
}
