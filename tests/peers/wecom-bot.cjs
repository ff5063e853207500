// A smart bot by the vendor's own SDK: node wecom-bot.cjs NODE_MODULES ADDRESS BOT SECRET. Answers, sends and changes a card, and ends when it is told "bye".
const [modules, wsUrl, botId, secret] = process.argv.slice(2);
const sdk = require('node:module').createRequire(modules + '/')('@wecom/aibot-node-sdk');
const Client = sdk.WSClient ?? sdk.default.WSClient;
const quiet = { debug() {}, info() {}, warn: console.error, error: console.error };
const client = new Client({ botId, secret, wsUrl, logger: quiet });
const card = { card_type: 'text_notice', main_title: { title: '已确认' }, card_action: { type: 1, url: 'https://sales.example.com' }, task_id: 'r1-0' };
client.on('error', problem => { console.error(problem); process.exit(1); });
client.on('event.enter_chat', frame => client.replyWelcome(frame, { msgtype: 'text', text: { content: '您好' } }));
client.on('event.template_card_event', frame => client.updateTemplateCard(frame, card));
client.on('message.text', async frame => {
  if (frame.body.text.content === 'bye') {
    await client.replyStream(frame, 'bye', 'bye', true);
    client.disconnect();
    return process.exit(0);
  }
  await client.replyStream(frame, 'stream1', '正在查询', false);
  await client.replyStream(frame, 'stream1', '正在查询: 5 个商机', true);
  await client.sendMessage('LiWei', { msgtype: 'markdown', markdown: { content: '**主动**' } });
});
client.connect();
