using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using SalesAssistant.Bot.Channels;
using SalesAssistant.Bot.Channels.Web;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Bot.SignIn;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Store;

namespace SalesAssistant.Bot.Workspace;

/// <summary>The talk with the assistant: the home page.</summary>
public sealed class ChatPage(IAssistant assistant, ITalkLog log, ICrmContexts contexts, CurrentCaller current, Ui ui, TimeProvider clock) : PageModel
{
    private const int ShownMessages = 30;
    private const int TextLimit = 4000;

    /// <summary>Who talks.</summary>
    public Caller Caller => current.Known;

    /// <summary>The newest part of the talk, oldest first.</summary>
    public IReadOnlyList<Turn> Turns { get; private set; } = [];

    /// <summary>Where the stream goes on.</summary>
    public long LastReplyId { get; private set; }

    /// <summary>What a newcomer can try.</summary>
    public IReadOnlyList<Starter> Starters { get; private set; } = [];

    /// <summary>One side's words.</summary>
    public sealed record Turn(long InboxId, string? Said, ShownReply? Reply);

    /// <summary>A sentence to try. IsDraft: put into the box to be completed instead of sent.</summary>
    public sealed record Starter(string Kind, string Text, bool IsDraft);

    /// <summary>The page.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var (said, replies) = await log.RecentAsync(DoorAddress.Web, WebChannel.ConversationOf(Caller), ShownMessages, cancellationToken);
        var read = replies.Select(reply => (reply.Id, reply.InboxId, reply.CreatedAt, Reply: WireJson.Read<OutboxContent>(reply.ReplyJson).Reply)).ToList();
        var stand = await log.ProposalsAsync(Caller.UserId, ShownReply.ProposalsIn(read.Select(reply => reply.Reply)), cancellationToken);
        var mine = said.Where(message => message.ActionJson is null).Select(message => (message.Id, Turn: new Turn(message.Id, message.Text, null)));
        var theirs = read.Select(reply => (reply.Id, Turn: new Turn(reply.InboxId ?? 0, null, ShownReply.Of(reply.Id, reply.InboxId, reply.Reply, reply.CreatedAt, stand))));
        Turns = [.. mine.Concat(theirs).OrderBy(turn => turn.Id).Select(turn => turn.Turn)];
        LastReplyId = read.Count == 0 ? 0 : read[^1].Id;
        Starters = await StartersAsync(cancellationToken);
    }

    /// <summary>Words.</summary>
    public Task<IActionResult> OnPostSayAsync(string? messageId, CancellationToken cancellationToken)
    {
        var text = Request.Form["text"].LastOrDefault(part => !string.IsNullOrWhiteSpace(part)) ?? "";
        return text.Length is 0 or > TextLimit ? Task.FromResult<IActionResult>(BadRequest()) : SendAsync(messageId, text, null, cancellationToken);
    }

    /// <summary>A button of a card, with the card's fields where it has any.</summary>
    public Task<IActionResult> OnPostActAsync(CancellationToken cancellationToken)
    {
        // The pressed button carries payload|nonce; a nonce holds no bar.
        var pressed = Request.Form["act"].LastOrDefault() ?? "";
        var bar = pressed.LastIndexOf('|');
        if (bar <= 0 || pressed.Length > 400)
        {
            return Task.FromResult<IActionResult>(BadRequest());
        }

        var (payload, nonce) = (pressed[..bar], pressed[(bar + 1)..]);

        var values = Request.Form.Where(field => field.Key.StartsWith("v:", StringComparison.Ordinal)).ToDictionary(field => field.Key[2..], field => (string?)field.Value.ToString());
        return values.Count > 200 || values.Values.Any(value => value?.Length > TextLimit)
            ? Task.FromResult<IActionResult>(BadRequest())
            : SendAsync(null, "", new CardAction(payload, nonce, values.Count == 0 ? null : values), cancellationToken);
    }

    private async Task<IActionResult> SendAsync(string? messageId, string text, CardAction? action, CancellationToken cancellationToken)
    {
        var key = action is not null ? DoorAddress.PressKey(action) : messageId is { Length: > 0 and <= 100 } ? messageId : Guid.NewGuid().ToString("N");
        var accepted = await assistant.AcceptAsync(new IncomingMessage(DoorAddress.Web, WebChannel.ConversationOf(Caller), key, DoorAddress.Sender(Caller), text, clock.GetUtcNow().UtcDateTime) { Action = action }, cancellationToken);

        // 208: the reply to this message has been given before, nothing further will come.
        return Request.Headers.ContainsKey("HX-Request") ? StatusCode(accepted.IsRepeat ? StatusCodes.Status208AlreadyReported : StatusCodes.Status204NoContent) : RedirectToPage();
    }

    private async Task<IReadOnlyList<Starter>> StartersAsync(CancellationToken cancellationToken)
    {
        await using var db = contexts.Open(Caller);
        var customer = await db.Customers.Where(customer => customer.OwnerId == Caller.UserId).OrderByDescending(customer => customer.UpdatedAt).Select(customer => customer.ShortName ?? customer.Name).FirstOrDefaultAsync(cancellationToken);
        var role = Caller.Scope switch { AccessScope.Own => "rep", AccessScope.Team => "team", AccessScope.All => "company", _ => "admin" };
        var starters = new List<Starter>();
        if (customer is not null)
        {
            starters.Add(new Starter(ui.Say("starter.note_kind"), ui.Say("starter.note", ("customer", customer)), true));
            starters.Add(new Starter(ui.Say("starter.customer_kind"), ui.Say("starter.customer", ("customer", customer)), false));
        }

        starters.AddRange(Enumerable.Range(1, 6).Select(number => new Starter(ui.Say($"starter.{role}.{number}_kind"), ui.Say($"starter.{role}.{number}"), false)).Where(starter => starter.Text.Length > 0));
        return starters;
    }
}
