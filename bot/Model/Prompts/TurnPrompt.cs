using System.Globalization;
using Microsoft.Extensions.AI;
using SalesAssistant.Bot.Model.Tools;
using SalesAssistant.Data;
using SalesAssistant.Skills.Language;

namespace SalesAssistant.Bot.Model.Prompts;

/// <summary>The messages that a model gets for one turn: instructions from prompts/model, and one section of data with no more than the reading needs.</summary>
internal sealed class TurnPrompt(SkillTools tools)
{
    private const int MostTalkedAbout = 5;
    private readonly PromptFile _read = PromptFile.Load(PromptFolder.Path, "read");
    private readonly PromptFile _turn = PromptFile.Load(PromptFolder.Path, "turn");
    private readonly PromptFile _repair = PromptFile.Load(PromptFolder.Path, "repair");
    private string? _version;

    /// <summary>Names the wording in logs and in "why do you think so".</summary>
    public string Version => _version ??= string.Create(CultureInfo.InvariantCulture, $"read {_read.Version}, turn {_turn.Version}, repair {_repair.Version}, tools {tools.Version}");

    /// <param name="isMasked">Whether names and numbers leave as tokens.</param>
    public (IReadOnlyList<ChatMessage> Messages, WordMask Mask) Make(TurnWords turn, bool isMasked)
    {
        var mask = new WordMask(isMasked);
        var data = Data(turn, mask);
        return ([new ChatMessage(ChatRole.System, _read.Text), new ChatMessage(ChatRole.User, Filled(_turn.Text, DataSection.Wrap(data)))], mask);
    }

    /// <summary>The call as it came, and what is wrong with it.</summary>
    public IReadOnlyList<ChatMessage> Repair(FunctionCallContent call, IReadOnlyList<string> faults) =>
    [
        new ChatMessage(ChatRole.Assistant, [call]),
        new ChatMessage(ChatRole.Tool, [new FunctionResultContent(call.CallId, Filled(_repair.Text, DataSection.Wrap(new { faults })))]),
    ];

    /// <summary>What goes along with a message.</summary>
    public static TurnData Data(TurnWords turn, WordMask mask)
    {
        var (utterance, state, names) = (turn.Utterance, turn.Reading.State, turn.Reading.Names);
        var visible = state.Focus.Where(record => names.Find(record.Kind, record.Id) is not null).Take(MostTalkedAbout);   // rights may have changed since
        return new TurnData(
            utterance.Now.ToString("yyyy-MM-dd HH:mm dddd", CultureInfo.InvariantCulture),
            utterance.Language,
            $"{mask.Hide(new RecordRef(RecordKind.User, turn.Reading.Caller.UserId, turn.Reading.Caller.Name))} ({turn.Reading.Caller.Role})",
            [.. turn.Earlier.Select(said => mask.Hide(UtteranceReader.Read(said, utterance.Now, names)))],
            [.. visible.Select(record => $"{mask.Hide(record)} ({record.Kind})")],
            state.LastTask is { } task ? mask.Hide(task) : null,
            [.. utterance.Mentions.Select(mention => $"{mask.Hide(new RecordRef(mention.Best.Record.Kind, 0, utterance.Words(mention.Span)))} ({string.Join(" or ", mention.Candidates.Select(candidate => candidate.Record.Kind).Distinct())})").Distinct()],
            mask.Hide(utterance));
    }

    private static string Filled(string text, string data) => text.Replace("{data}", data, StringComparison.Ordinal);
}
