using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;
using SalesAssistant.Bot.Model.Prompts;
using SalesAssistant.Data.Access;
using SalesAssistant.Skills;
using SalesAssistant.Skills.Language;
using SalesAssistant.Skills.Language.Entities;

namespace SalesAssistant.Bot.Model.Writing;

/// <summary>Free text by the model, as it comes. Doors that can stream show each piece; the others join them.</summary>
public interface IFreeText
{
    /// <summary>The text in pieces, cleaned, the label "written by AI" last. Ends with an exception of its own when the model fails: the caller then says what it has without a model.</summary>
    IAsyncEnumerable<string> WriteAsync(WritingTask task, Caller caller, NameScope names, DateTime localNow, CancellationToken cancellationToken);
}

/// <inheritdoc cref="IFreeText" />
internal sealed class FreeText(ModelDesk desk, Texts texts, IOptions<ModelSettings> settings) : IFreeText
{
    private const int MostFacts = 200;
    private readonly PromptFile _prompt = PromptFile.Load(PromptFolder.Path, "write");

    public async IAsyncEnumerable<string> WriteAsync(WritingTask task, Caller caller, NameScope names, DateTime localNow, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(caller);
        var mask = new WordMask(settings.Value.Masking);
        var facts = task.Facts.Take(MostFacts).ToList();
        var data = new { task.Language, Wish = Hidden(task.Wish), Facts = facts.ConvertAll(Hidden) };
        var messages = new[] { new ChatMessage(ChatRole.System, _prompt.Text), new ChatMessage(ChatRole.User, DataSection.Wrap(data)) };
        var filter = new EgressFilter([.. data.Facts, .. facts, task.Wish]);
        await foreach (var piece in desk.StreamAsync(caller.UserId, messages, new ChatOptions { MaxOutputTokens = settings.Value.TokensPerAnswer }, cancellationToken))
        {
            if (filter.Next(piece) is { Length: > 0 } shown)
            {
                yield return mask.Show(shown);
            }
        }

        yield return mask.Show(filter.Last());
        yield return "\n" + texts.Say(task.Language, "model.written_by_ai");

        string Hidden(string text) => mask.Hide(UtteranceReader.Read(text, localNow, names));
    }
}
