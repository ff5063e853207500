using System.Text.Json.Nodes;
using SalesAssistant.Skills;

namespace SalesAssistant.Bot.Channels.WeCom.Drawing;

/// <summary>The cards of a reply, always the same for the same reply: a pressed one is drawn again to be changed.</summary>
internal interface IDrawsCards
{
    /// <summary>In the order of their task ids.</summary>
    IReadOnlyList<JsonObject> Cards(Reply reply, long outboxId);
}
