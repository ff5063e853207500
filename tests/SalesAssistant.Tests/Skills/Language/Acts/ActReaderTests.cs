using System.Text.Json;
using SalesAssistant.Skills.Language.Acts;
using SalesAssistant.Tests.Skills.LogInteraction;

namespace SalesAssistant.Tests.Skills.Language.Acts;

public sealed class ActReaderTests
{
    private static readonly NoteCompany Company = new();
    private static readonly ActReader Reader = new();

    public static TheoryData<string, string?, bool> Lines
    {
        get
        {
            using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Cases", "acts.json")));
            var lines = new TheoryData<string, string?, bool>();
            foreach (var line in document.RootElement.EnumerateArray())
            {
                lines.Add(line.GetProperty("say").GetString()!, line.GetProperty("act").GetString(), !line.TryGetProperty("waits", out _));   // every line has one
            }

            return lines;
        }
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public void Small_words_answer_a_card_and_other_messages_do_not(string say, string? act, bool waits)
    {
        var (utterance, context) = Company.Say(say);

        var read = Reader.Read(utterance, context with { PendingProposalSkill = waits ? "log_interaction" : null });

        Assert.Equal(act, read?.Act);
    }

    [Theory]
    [InlineData("拿错名片了，删掉这条", "discard")]
    [InlineData("那家已经有人记过，撤回", "undo")]
    [InlineData("hmm, that was the other office, scrap it", "discard")]
    [InlineData("预算不是这么报的，保存", null)]
    [InlineData("明天不去了，取消", null)]
    [InlineData("那边问能不能退，撤销行吗", null)]
    public void A_reason_may_stand_beside_dropping_but_not_beside_saving(string say, string? act)
    {
        var (utterance, context) = Company.Say(say);

        Assert.Equal(act, Reader.ReadBesideReason(utterance, context with { PendingProposalSkill = "log_interaction" })?.Act);
        Assert.Null(Reader.ReadBesideReason(utterance, context));
    }

    [Fact]
    public void A_long_run_of_particles_is_no_act_and_takes_no_time()
    {
        var (utterance, context) = Company.Say(new string('了', 58) + "华");

        Assert.Null(Reader.Read(utterance, context));
    }
}
