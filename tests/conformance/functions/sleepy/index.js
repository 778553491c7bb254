exports.main = (event) => new Promise((resolve) => setTimeout(() => resolve('awake'), event.ms))
