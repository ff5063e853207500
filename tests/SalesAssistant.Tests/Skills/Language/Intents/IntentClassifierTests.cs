using SalesAssistant.Data;
using SalesAssistant.Data.Access;
using SalesAssistant.Skills;
using SalesAssistant.Skills.Language;
using SalesAssistant.Skills.Language.Entities;
using SalesAssistant.Skills.Language.Intents;

namespace SalesAssistant.Tests.Skills.Language.Intents;

public sealed class IntentClassifierTests
{
    private static readonly string Prompts = Path.Combine(AppContext.BaseDirectory, "prompts");
    private static readonly IntentClassifier Classifier = IntentClassifier.Load(Prompts);

    [Theory]
    [InlineData("昨天下午去拜访了客户，他们采购说价格太高，要我们再报一次", "log_interaction")]
    [InlineData("spoke with their buyer this morning, she wants the offer by Friday", "log_interaction")]
    [InlineData("我今天应该先联系谁", "next_actions")]
    [InlineData("谈判阶段的商机一共多少钱", "pipeline_query")]
    [InlineData("which open deals are above one million", "pipeline_query")]
    [InlineData("我们组上个月的完成率是多少", "performance_report")]
    [InlineData("明天上午九点提醒我寄样品", "manage_task")]
    [InlineData("今天天气怎么样", "out_of_scope")]
    [InlineData("怎么录入一次拜访", "help")]
    public void Plain_sentence_goes_to_its_skill(string say, string skill)
    {
        var (utterance, context) = Said(say);

        Assert.Equal(skill, Classifier.Decide(utterance, context).Skill);
    }

    [Fact]
    public void Probabilities_cover_every_skill_and_sum_to_one()
    {
        var (utterance, context) = Said("随便说一句");

        var found = Classifier.Classify(utterance, context);

        Assert.Equal(SalesAssistant.Skills.Arguments.RequestJson.Types.Keys.Order(), found.Select(skill => skill.Skill).Order());
        Assert.Equal(1, found.Sum(skill => skill.Probability), 3);
        Assert.Equal(found.OrderByDescending(skill => skill.Probability), found);
    }

    [Theory]
    [InlineData("")]
    [InlineData("？？？")]
    [InlineData("\ud83d\ude00\ud83d")]
    public void Text_without_words_is_decided_too(string say)
    {
        var (utterance, context) = Said(say);

        Assert.InRange(Classifier.Decide(utterance, context).Probability, 0, 1);
    }

    [Fact]
    public void Message_of_the_greatest_length_is_decided()
    {
        var (utterance, context) = Said(string.Concat(Enumerable.Repeat("昨天去了客户那里谈合同", 400)));

        Assert.Equal("log_interaction", Classifier.Decide(utterance, context).Skill);
    }

    [Fact]
    public void Explanation_names_words_of_the_message_only()
    {
        var (utterance, context) = Said("明天提醒我给客户打电话");

        var why = Classifier.Explain(utterance, context);

        Assert.Contains(why, line => line.Contains("提醒", StringComparison.Ordinal));
        Assert.All(why, line => Assert.Contains(line[..line.LastIndexOf(' ')], utterance.Text, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Lines_kept_out_of_training_are_mostly_decided_rightly()
    {
        var unseen = ProductTraining.DecideUnseen(Classifier, Prompts);

        Assert.InRange(unseen.Count(line => line.IsRight) / (double)unseen.Count, 0.80, 1);
    }

    private static (Utterance Utterance, ReadingContext Context) Said(string say)
    {
        var names = new NoNames();
        var now = new DateTime(2026, 3, 11, 9, 0, 0, DateTimeKind.Unspecified);
        return (UtteranceReader.Read(say, now, names), new ReadingContext(names.Caller, ConversationState.Empty, now) { Names = names });
    }

    private sealed class NoNames : NameScope
    {
        public override Caller Caller => Caller.System;

        public override IReadOnlyList<string> Regions => [];

        public override IReadOnlyList<EntityMention> Mark(string text) => [];

        public override NamedRecord? Find(RecordKind kind, long id) => null;

        public override IReadOnlyList<NamedRecord> ContactsOf(long customerId) => [];

        public override IReadOnlyList<NamedRecord> DealsOf(long customerId) => [];

        public override IReadOnlyList<NamedRecord> PlannedOf(long customerId) => [];

        public override IReadOnlyList<NamedRecord> All(RecordKind kind) => [];
    }
}
