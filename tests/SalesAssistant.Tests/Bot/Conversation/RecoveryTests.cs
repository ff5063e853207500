using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Data.Conversations;
using SalesAssistant.Data.Store;
using SalesAssistant.Skills;
using SalesAssistant.Skills.Guidance;
using SalesAssistant.Tests.Support;

namespace SalesAssistant.Tests.Bot.Conversation;

/// <summary>Ends of the process, failures of skills and of the disk: nothing is lost, nothing happens twice, and nobody is told what did not happen.</summary>
public sealed class RecoveryTests
{
    private const string Remind = "提醒我明天核对样品单";

    [Fact]
    public async Task Messages_that_were_stored_but_not_run_run_once_at_the_next_start()
    {
        await using var house = await House.OpenAsync();
        var inbox = house.Services.GetRequiredService<Inbox>();
        var stored = new List<Accepted>();
        for (var i = 0; i < 20; i++)
        {
            stored.Add(await inbox.StoreAsync(house.Message($"{Remind}{(char)('甲' + i)}", conversation: $"c{i % 3}"), null, CancellationToken.None));
        }

        await house.RestartAsync();
        foreach (var one in stored)
        {
            Assert.NotNull(await house.Assistant.WaitForReplyAsync(one.InboxId, TimeSpan.FromSeconds(60), CancellationToken.None));
        }

        await house.RestartAsync();   // and not again

        Assert.Equal(20, await house.ReadAsync(db => db.Tasks.CountAsync()));
        Assert.Equal(20, await house.ReadAsync(db => db.Outbox.CountAsync()));
        Assert.Equal(0, await house.ReadAsync(db => db.Inbox.CountAsync(message => message.State == InboxState.Pending)));
    }

    [Fact]
    public async Task A_card_is_still_there_after_a_restart()
    {
        await using var house = await House.OpenAsync();
        await house.SayAsync("今天拜访铭泰精密顾总，他认可排程方案，周五前给报价");

        await house.RestartAsync();
        await house.SayAsync("保存");

        Assert.Equal(1, await house.ReadAsync(db => db.Interactions.CountAsync()));
    }

    [Fact]
    public async Task A_failing_skill_gives_its_number_and_stores_nothing()
    {
        await using var house = await House.OpenAsync(services =>
        {
            services.Remove(services.Single(service => service.ServiceType == typeof(ISkill) && service.ImplementationType == typeof(HelpSkill)));
            services.AddSingleton<ISkill, BrokenSkill>();
        });

        var said = await house.SayAsync("帮助");

        var message = await house.ReadAsync(db => db.Inbox.SingleAsync());
        Assert.Equal(InboxState.Failed, message.State);
        Assert.Contains(message.Id.ToString(), said.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("broken on purpose", said.Text, StringComparison.Ordinal);
        Assert.Contains(house.Log, line => line.Contains("broken on purpose", StringComparison.Ordinal));
        Assert.Equal((0, 0), (await house.ReadAsync(db => db.Conversations.CountAsync()), await house.ReadAsync(db => db.Audit.CountAsync())));
        Assert.Contains("已保存", (await SavedNoteAsync(house)).Text, StringComparison.Ordinal);   // and the next message works
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_commit_that_does_not_answer_is_looked_up_before_anything_is_said(bool isStored)
    {
        DoubtfulWriter? writer = null;
        await using var house = await House.OpenAsync(services => services.AddSingleton<StoreWriter>(provider => writer = new DoubtfulWriter(provider.GetRequiredService<SalesStore>().Writer)));
        await house.SayAsync("帮助");

        writer!.Doubt(unit: 2, isStored);   // made by the first message; the second unit of the next message is its turn
        var said = await house.SayAsync(Remind);

        Assert.Equal(isStored ? 1 : 0, await house.ReadAsync(db => db.Tasks.CountAsync()));
        Assert.Equal(isStored, !said.Text.Contains("没有保存", StringComparison.Ordinal));
        Assert.Equal(2, await house.ReadAsync(db => db.Outbox.CountAsync()));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_doubtful_store_of_the_message_itself_ends_in_one_turn_or_in_a_refusal(bool isStored)
    {
        DoubtfulWriter? writer = null;
        await using var house = await House.OpenAsync(services => services.AddSingleton<StoreWriter>(provider => writer = new DoubtfulWriter(provider.GetRequiredService<SalesStore>().Writer)));
        await house.SayAsync("帮助");
        var message = house.Message(Remind);

        writer!.Doubt(unit: 1, isStored);
        if (!isStored)
        {
            await Assert.ThrowsAsync<StoreBusyException>(() => house.Assistant.AcceptAsync(message, CancellationToken.None));
        }

        var accepted = await house.Assistant.AcceptAsync(message, CancellationToken.None);   // the sender tries again, or comes through with the doubt

        Assert.NotNull(await house.Assistant.WaitForReplyAsync(accepted.InboxId, TimeSpan.FromSeconds(30), CancellationToken.None));
        Assert.Equal(1, await house.ReadAsync(db => db.Tasks.CountAsync()));
    }

    private static async Task<Said> SavedNoteAsync(House house)
    {
        await house.SayAsync("今天拜访铭泰精密顾总，他认可排程方案，周五前给报价");
        return await house.SayAsync("保存");
    }

    private sealed class BrokenSkill : Skill<Help>
    {
        protected override Task<SkillResult> HandleAsync(Help request, SkillContext context, CancellationToken cancellationToken) => throw new InvalidOperationException("broken on purpose");
    }

    /// <summary>Writes through, and loses the answer to one commit.</summary>
    private sealed class DoubtfulWriter(StoreWriter inner) : StoreWriter
    {
        private int _countdown;
        private bool _isStored;

        public void Doubt(int unit, bool isStored) => (_countdown, _isStored) = (unit, isStored);

        public override async Task<T> WriteAsync<T>(Func<DbConnection, DbTransaction, CancellationToken, Task<T>> unit, CancellationToken cancellationToken = default)
        {
            if (Interlocked.Decrement(ref _countdown) != 0)
            {
                return await inner.WriteAsync(unit, cancellationToken);
            }

            if (_isStored)
            {
                await inner.WriteAsync(unit, cancellationToken);
            }

            throw new CommitUnknownException(new IOException("the disk did not answer"));
        }

        public override ValueTask DisposeAsync() => ValueTask.CompletedTask;   // the store owns the inner one
    }
}
