using SalesAssistant.Bot.Channels;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Store;
using SalesAssistant.Skills.Language;

namespace SalesAssistant.Bot.Model;

/// <summary>A message as a second reader gets it.</summary>
internal sealed record TurnWords(IncomingMessage Message, Utterance Utterance, ReadingContext Reading)
{
    /// <summary>What the same person said before in this conversation, oldest first.</summary>
    public IReadOnlyList<string> Earlier { get; init; } = [];
}

/// <summary>A person's own messages before this one. Nobody else's, and no replies: in a group those may hold what this person may not see.</summary>
internal sealed class EarlierWords(ICrmContexts contexts)
{
    private const int LongestEach = 300;

    private const string Before = """
        SELECT "Text" FROM "Inbox" WHERE "Channel" = @channel AND "ConversationKey" = @conversation AND "SenderKey" = @sender AND "MessageKey" <> @message AND "State" = 'Done' AND "Text" <> ''
        ORDER BY "Id" DESC LIMIT @count
        """;

    public async Task<IReadOnlyList<string>> LoadAsync(IncomingMessage message, int count, CancellationToken cancellationToken)
    {
        if (count == 0)
        {
            return [];
        }

        await using var db = contexts.Open(Caller.System);
        var connection = await db.ConnectionAsync(cancellationToken);
        var command = connection.Command(null, Before, ("@channel", message.Channel), ("@conversation", message.ConversationKey), ("@sender", message.SenderKey), ("@message", message.MessageKey), ("@count", count));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var said = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var text = reader.GetString(0);
            said.Insert(0, text.Length > LongestEach ? text[..LongestEach] : text);
        }

        return said;
    }
}
