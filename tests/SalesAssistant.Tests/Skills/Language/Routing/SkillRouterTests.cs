using SalesAssistant.Data.Metrics;
using SalesAssistant.Skills;
using SalesAssistant.Skills.Language;
using SalesAssistant.Skills.Language.Routing;
using SalesAssistant.Tests.Skills.Language.Entities;
using FiguresRequest = SalesAssistant.Skills.PipelineQuery;
using NextActionsRequest = SalesAssistant.Skills.NextActions;
using NoteRequest = SalesAssistant.Skills.LogInteraction;

namespace SalesAssistant.Tests.Skills.Language.Routing;

/// <summary>Which reading is taken, and when the person is asked: with readers and a classifier that say what the test wants.</summary>
public sealed class SkillRouterTests(NamedCompany company) : IClassFixture<NamedCompany>
{
    private static readonly ManageTask Task = new("create");
    private static readonly NoteRequest Note = new([]);
    private static readonly FiguresRequest Figures = new(new MetricQuery("count", MetricSubject.Opportunity));

    [Fact]
    public void Two_readings_that_are_close_are_both_offered_best_first()
    {
        var understood = Route(0.05, (Note, 0.50), (Task, 0.46));

        var question = Assert.IsType<Clarify>(understood.Request);
        Assert.Equal(["log_interaction", "manage_task"], question.Readings.Select(reading => reading.Skill));
        Assert.True(understood.Why is { IsAsked: true, Skill: "log_interaction", RunnerUp: "manage_task" });
    }

    [Fact]
    public void A_clear_lead_is_acted_on()
    {
        Assert.IsType<NoteRequest>(Route(0.05, (Note, 0.60), (Task, 0.46)).Request);
        Assert.IsType<NoteRequest>(Route(0, (Note, 0.50), (Task, 0.50)).Request);
    }

    [Fact]
    public void A_guess_between_two_answers_is_cheaper_than_a_question()
    {
        Assert.IsType<FiguresRequest>(Route(0.05, (Figures, 0.50), (new NextActionsRequest(), 0.49)).Request);
        Assert.IsType<ManageTask>(Route(0.05, (Task, 0.50), (new OutOfScope("unrelated"), 0.49)).Request);
    }

    // 哪些单子有风险: a list of all open deals would leave out what was asked.
    [Fact]
    public void A_figure_that_leaves_a_word_unread_loses_to_next_steps_that_were_read_whole()
    {
        var leavesOut = Figures with { Unread = ["风险"] };

        Assert.IsType<NextActionsRequest>(Route(0, (leavesOut, 0.95), (new NextActionsRequest { Focus = "risk" }, 0.90)).Request);
        Assert.IsType<FiguresRequest>(Route(0, (Figures, 0.95), (new NextActionsRequest { Focus = "risk" }, 0.90)).Request);
        Assert.IsType<FiguresRequest>(Route(0, (leavesOut, 0.95), (new NextActionsRequest(), 0.60)).Request);
    }

    private Understood Route(double askWithin, params (Request Request, double Sure)[] readings)
    {
        var router = new SkillRouter(readings.Select(reading => new Says(reading.Request with { Confidence = reading.Sure })), new Agrees(readings), new RoutingSettings { AskWithin = askWithin });
        var utterance = company.Read("记一下");
        return router.Route(utterance, new ReadingContext(NamedCompany.Rep, ConversationState.Empty, utterance.Now) { Names = company.Index.For(NamedCompany.Rep) });
    }

    private sealed class Says(Request request) : ISkillReader
    {
        public string Skill => request.Skill;

        public Request? Read(Utterance utterance, ReadingContext context) => request;
    }

    private sealed class Agrees((Request Request, double Sure)[] readings) : IIntentClassifier
    {
        public IReadOnlyList<SkillProbability> Classify(Utterance utterance, ReadingContext context) => [.. readings.Select(reading => new SkillProbability(reading.Request.Skill, reading.Sure))];

        public IReadOnlyList<string> Explain(Utterance utterance, ReadingContext context) => [];
    }
}
