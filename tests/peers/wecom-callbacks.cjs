// A vendor that closes its callbacks with the vendor's own library: node wecom-callbacks.cjs NODE_MODULES ADDRESS TOKEN KEY CORP AGENT MEMBER
// Prints a JSON line for each callback: its name, the status and the body that came back.
const [modules, address, token, key, corp, agent, member] = process.argv.slice(2);
const { encrypt, getSignature } = require('node:module').createRequire(modules + '/')('@wecom/crypto');

let count = 0;
const cdata = (name, value) => `<${name}><![CDATA[${value}]]></${name}>`;
const head = type => `${cdata('ToUserName', corp)}${cdata('FromUserName', member)}<CreateTime>${Math.floor(Date.now() / 1000)}</CreateTime>${cdata('MsgType', type)}<AgentID>${agent}</AgentID>`;
const said = (words, id) => `<xml>${head('text')}${cdata('Content', words)}<MsgId>${id}</MsgId></xml>`;

function signed(encrypted, change) {
  const it = { timestamp: String(Math.floor(Date.now() / 1000)), nonce: `n${process.pid}-${++count}`, encrypted, ...change };
  it.signature ??= getSignature(it.token ?? token, it.timestamp, it.nonce, encrypted);
  return it;
}

const query = it => new URLSearchParams({ msg_signature: it.signature, timestamp: it.timestamp, nonce: it.nonce });
const envelope = encrypted => `<xml>${cdata('ToUserName', corp)}${cdata('AgentID', agent)}${cdata('Encrypt', encrypted)}</xml>`;

async function tell(name, response) {
  const answer = await response;
  console.log(JSON.stringify({ name, status: answer.status, body: await answer.text() }));
}

const post = it => fetch(`${address}?${query(it)}`, { method: 'POST', headers: { 'content-type': 'text/xml' }, body: envelope(it.encrypted) });

(async () => {
  const word = signed(encrypt(key, '1616140317555161061', corp));
  const echo = query(word);
  echo.append('echostr', word.encrypted);
  await tell('check', fetch(`${address}?${echo}`));

  const first = signed(encrypt(key, said('我在谈的商机', '1001'), corp));
  await tell('said', post(first));
  await tell('the same again', post(first));
  await tell('closed anew', post(signed(encrypt(key, said('我在谈的商机', '1001'), corp))));
  await tell('entered', post(signed(encrypt(key, `<xml>${head('event')}${cdata('Event', 'enter_agent')}${cdata('EventKey', '')}</xml>`, corp))));
  for (let length = 1; length <= 32; length++) {   // every length of padding
    await tell(`padded ${length}`, post(signed(encrypt(key, said('帮助' + '!'.repeat(length), `20${String(length).padStart(2, '0')}`), corp))));
  }

  const other = said('帮助', '1002');
  await tell('forged: another company', post(signed(encrypt(key, other, corp + 'x'))));
  await tell('forged: another key', post(signed(encrypt('b'.repeat(43), other, corp))));
  await tell('forged: another token', post(signed(encrypt(key, other, corp), { token: 'another' })));
  await tell('forged: old', post(signed(encrypt(key, other, corp), { timestamp: String(Math.floor(Date.now() / 1000) - 3600) })));
  await tell('forged: nonce used', post(signed(encrypt(key, other, corp), { timestamp: first.timestamp, nonce: first.nonce })));
  await tell('forged: no signature', post(signed(encrypt(key, other, corp), { signature: '' })));
})();
