// A vendor that asks a bot by callbacks, closed and opened with the vendor's own SDK: node wecom-bot-callbacks.cjs NODE_MODULES ADDRESS TOKEN KEY BOT MEMBER
// Prints a JSON line for each callback: its name, the status and the opened answer ("" = an empty one).
const [modules, address, token, key, bot, member] = process.argv.slice(2);
const { WecomCrypto } = require('node:module').createRequire(modules + '/')('@wecom/aibot-node-sdk');

const crypto = new WecomCrypto(token, key, '');
let count = 0;

function closed(text) {
  const [timestamp, nonce] = [String(Math.floor(Date.now() / 1000)), `n${process.pid}-${++count}`];
  const { encrypt, signature } = crypto.encrypt(text, timestamp, nonce);
  return { encrypt, query: new URLSearchParams({ msg_signature: signature, timestamp, nonce }) };
}

async function ask(name, message) {
  const { encrypt, query } = closed(JSON.stringify({ aibotid: bot, chattype: 'single', from: { userid: member }, ...message }));
  const response = await fetch(`${address}?${query}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ encrypt }) });
  const body = await response.text();
  let answer = '';
  if (body) {
    const it = JSON.parse(body);
    if (!crypto.verifySignature(it.msgsignature, String(it.timestamp), it.nonce, it.encrypt)) {
      throw new Error(`${name}: the answer is not signed`);
    }

    answer = JSON.parse(crypto.decrypt(it.encrypt));
  }

  if (name) {
    console.log(JSON.stringify({ name, status: response.status, answer }));
  }

  return answer;
}

async function finished(name, message) {
  let answer = await ask('', message);
  while (answer.stream && !answer.stream.finish) {
    answer = await ask('', { msgid: `r${++count}`, msgtype: 'stream', stream: { id: answer.stream.id } });
  }

  console.log(JSON.stringify({ name, status: 200, answer }));
}

(async () => {
  const word = closed('1616140317555161061');
  word.query.append('echostr', word.encrypt);
  const check = await fetch(`${address}?${word.query}`);
  console.log(JSON.stringify({ name: 'check', status: check.status, answer: await check.text() }));

  const said = { msgid: 'm1', msgtype: 'text', text: { content: '我在谈的商机' } };
  await finished('said', said);
  await finished('the same again', said);
  await ask('entered', { msgid: 'm2', msgtype: 'event', event: { eventtype: 'enter_chat', enter_chat: {} } });
  await ask('forged: another bot', { msgid: 'm3', aibotid: bot + 'x', msgtype: 'text', text: { content: '帮助' } });
})();
