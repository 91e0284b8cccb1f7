// Imported first: the page's clock shows the time of `?at=`, and runs on from there.
const at = new URLSearchParams(location.search).get('at') ?? '2026-11-18T11:48'
const ahead = Date.parse(`${at}:07+08:00`) - Date.now()
const real = Date.now.bind(Date)
Date.now = () => real() + ahead
