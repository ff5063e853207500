using SalesAssistant.Skills;
using SalesAssistant.Skills.Guidance;
using SalesAssistant.Tests.Support;

namespace SalesAssistant.Tests.Skills.Guidance;

public sealed class HelpTests : SalesDesk
{
    [Theory]
    [InlineData("帮助", null)]
    [InlineData("你都能做什么", null)]
    [InlineData("what can you do?", null)]
    [InlineData("记错了怎么改呀", "correct")]
    [InlineData("保存了还能撤回吗", "undo")]
    [InlineData("how do I log a visit", "log_visit")]
    [InlineData("怎么设提醒", "task")]
    [InlineData("开一个商机要说清哪些内容，给个样例", "deal")]
    [InlineData("what should a call note contain?", "log_visit")]
    [InlineData("can you take a visit note from a voice message?", "log_visit")]
    [InlineData("早上好，辛苦啦", "thanks")]
    [InlineData("hi there", null)]
    [InlineData("thanks a lot", "thanks")]
    [InlineData("好的谢谢，明天见", "farewell")]
    [InlineData("嗯嗯，知道了", "heard")]
    [InlineData("ok got it", "heard")]
    [InlineData("which kind of questions do you understand?", null)]
    public void How_to_questions_find_their_topic(string text, string? topic)
    {
        var help = Assert.IsType<SalesAssistant.Skills.Help>(Read("help", Rep, text));

        Assert.Equal(topic, help.Topic);
        Assert.True(help.Confidence >= 0.6);
    }

    [Theory]
    [InlineData("怎么腌泡菜")]
    [InlineData("周末去爬山怎么安排")]
    [InlineData("how do I sharpen a kitchen knife?")]
    public void How_something_else_is_done_is_no_question_of_the_assistant(string text)
    {
        Assert.True(Read("help", Rep, text)!.Confidence < 0.1);
        Assert.True(Read("out_of_scope", Rep, text)!.Confidence >= 0.5);
    }

    [Fact]
    public void Topics_are_the_same_in_both_languages() => Assert.Equal(HelpTopics.Keys("zh").Order(), HelpTopics.Keys("en").Order());

    [Fact]
    public async Task Thanks_are_answered_in_kind_without_a_list_of_examples()
    {
        var result = await DoAsync(Rep, new SalesAssistant.Skills.Help("thanks"), "谢谢");

        Assert.IsType<TextBlock>(Assert.Single(result.Reply.Blocks));
    }

    [Fact]
    public async Task Every_role_gets_three_examples()
    {
        foreach (var caller in new[] { Rep, Lead, Manager, Admin })
        {
            var result = await DoAsync(caller, new SalesAssistant.Skills.Help(null), "帮助");

            Assert.Equal(3, result.Reply.Blocks.OfType<ListBlock>().Single().Items.Count);
            Assert.DoesNotContain('[', TextOf(result));
        }
    }
}
