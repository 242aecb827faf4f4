// Clients of @hocuspocus/server that write notes of 160 characters and look for those of all others in what comes: the least that a client
// can do, so that the server is what is measured. Prints one line of JSON.
import { readFileSync } from 'node:fs'
import * as encoding from 'lib0/encoding'
import WebSocket from 'ws'
import * as sync from 'y-protocols/sync'
import * as Y from 'yjs'

const [port, clients, writers, rate, seconds, warmUp, server] = process.argv.slice(2).map(Number)
const room = 'bench'
const mark = Buffer.from('@@')
const micros = () => Number(process.hrtime.bigint() / 1000n)
const cpu = () => {
  const stat = readFileSync(`/proc/${server}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) / 100
}
const wait = ms => new Promise(done => setTimeout(done, ms))
const message = (type, write) => {
  const encoder = encoding.createEncoder()
  encoding.writeVarString(encoder, room)
  encoding.writeVarUint(encoder, type)
  write(encoder)
  return encoding.toUint8Array(encoder)
}

let counting = false
let heard = 0
let bytes = 0
let said = 0
const slots = new Uint32Array(200_000) // tenths of a millisecond
function take (data) {
  bytes += data.length
  if (!counting) return
  for (let at = data.indexOf(mark); at >= 0; at = data.indexOf(mark, at + 18)) {
    const sent = Number(data.toString('latin1', at + 2, at + 18))
    if (sent >= counting) {
      heard++
      slots[Math.min(slots.length - 1, Math.floor((micros() - sent) / 100))]++
    }
  }
}

async function connect () {
  for (let attempt = 0; ; attempt++) {
    const socket = new WebSocket(`ws://127.0.0.1:${port}`, { perMessageDeflate: false })
    try {
      await new Promise((resolve, reject) => { socket.once('open', resolve); socket.once('error', reject) })
      socket.on('message', take)
      socket.send(message(2, encoder => { encoding.writeVarUint(encoder, 0); encoding.writeVarString(encoder, 'bench'); encoding.writeVarString(encoder, '4.7.0') }))
      socket.send(message(0, encoder => sync.writeSyncStep1(encoder, new Y.Doc())))
      return socket
    } catch (failed) {
      if (attempt === 100) throw failed
      await wait(100)
    }
  }
}

async function write (sockets, length) {
  const start = performance.now()
  await Promise.all(sockets.slice(0, writers).map(async (socket, i) => {
    const doc = new Y.Doc()
    doc.on('update', update => socket.send(message(0, encoder => sync.writeUpdate(encoder, update))))
    const notes = doc.getMap('notes')
    for (let at = i / writers / rate, n = 0; at < length; at += 1 / rate, n++) {
      await wait(Math.max(0, at * 1000 - (performance.now() - start)))
      notes.set(`${i}-${n}-${Math.random()}`, `@@${String(micros()).padStart(16, '0')}${'x'.repeat(142)}`)
      said++
    }
  }))
}

const sockets = []
for (let i = 0; i < clients; i++) sockets.push(await connect())
await wait(500)
await write(sockets, warmUp)
await wait(500)
counting = micros(); heard = 0; bytes = 0; said = 0
const before = cpu()
const start = performance.now()
await write(sockets, seconds)
const elapsed = (performance.now() - start) / 1000
const used = cpu() - before
const received = bytes
await wait(2000)
const percentile = share => {
  let seen = 0
  const wanted = heard * share
  for (let slot = 0; slot < slots.length; slot++) {
    seen += slots[slot]
    if (seen >= wanted) return slot / 10
  }
  return 0
}
const memory = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${server}/status`, 'utf8'))
console.log(JSON.stringify({
  delivered_pct: Math.min(100, Math.floor(10_000 * heard / (said * clients)) / 100),
  p50_ms: percentile(0.5),
  p95_ms: percentile(0.95),
  p99_ms: percentile(0.99),
  server_cpu_pct: Math.round(1000 * used / elapsed) / 10,
  rss_mb: Math.round(Number(memory[1]) / 1024),
  kb_per_s_client: Math.round(received / elapsed / clients / 10) / 100,
  writes_per_s: Math.round(said / elapsed),
}))
process.exit(0)
