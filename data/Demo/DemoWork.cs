using SalesAssistant.Data.Activities;
using SalesAssistant.Data.Customers;
using SalesAssistant.Data.Interactions;
using SalesAssistant.Data.Opportunities;

namespace SalesAssistant.Data.Demo;

/// <summary>What the sellers did and plan: interactions with their follow-ups, and activities.</summary>
internal static class DemoWork
{
    public static void Make(DemoData data, DemoPeople people, IReadOnlyList<Opportunity> deals)
    {
        var owned = people.Customers.Where(customer => customer.OwnerId is not null).ToList();
        var byCustomer = deals.ToLookup(deal => deal.CustomerId!.Value);   // every sample deal has a customer
        for (var i = 0; i < 20_000; i++)
        {
            MakeInteraction(data, people, data.Pick(owned), byCustomer);
        }

        for (var i = 0; i < 3_000; i++)
        {
            MakeActivity(data, people, data.Pick(owned), byCustomer);
        }
    }

    private static void MakeInteraction(DemoData data, DemoPeople people, Customer customer, ILookup<long, Opportunity> deals)
    {
        var met = customer.FirstContactDate!.Value;   // every sample customer has one
        var on = met.AddDays(data.Between(0, data.Today.DayNumber - met.DayNumber));
        var deal = deals[customer.Id].FirstOrDefault(candidate => candidate.OpenedOn <= on && (candidate.ClosedAt is null || on <= candidate.ClosedAt));
        var contact = data.Pick(people.Contacts[customer.Id]);
        var at = data.At(on, data.Between(9, 17), data.Between(0, 11) * 5);
        var seller = people.Sellers.Find(candidate => candidate.Id == customer.OwnerId)!;   // owned customers only
        var interaction = data.Add(
            RecordKind.Interaction,
            new Interaction
            {
                CustomerId = customer.Id,
                ContactId = contact.Id,
                OpportunityId = deal?.Id,
                OccurredAt = at,
                OccurredOn = on,
                HasClockTime = true,
                Channel = data.Weighted(("visit", 25), ("phone", 35), ("wechat", 20), ("meeting", 10), ("email", 8), ("other", 2)),
                OurParticipants = seller.Name,
                CustomerParticipants = contact.FullName,
                Subject = data.Pick(data.Words.Subjects),
                Content = data.Pick(data.Words.Contents).Replace("{product}", deal?.ProductOrService ?? data.Pick(people.Products).Name, StringComparison.Ordinal),
                CustomerFeedback = data.Chance(70) ? data.Pick(data.Words.Feedback) : null,
                Sentiment = data.Weighted((Sentiment.Positive, 45), (Sentiment.Neutral, 40), (Sentiment.Negative, 15)),
                OwnerId = customer.OwnerId,
                CreatedById = customer.OwnerId,
            },
            at);
        if (data.Chance(45))
        {
            MakeFollowUp(data, interaction);
        }
    }

    private static void MakeFollowUp(DemoData data, Interaction interaction)
    {
        var due = interaction.OccurredOn.AddDays(data.Between(1, 10));
        // What was due long ago is done; of the last two weeks, some is still open.
        var isDone = due < data.Today.AddDays(-14) ? data.Chance(99) : due < data.Today ? data.Chance(80) : data.Chance(25);
        interaction.FollowUpAction = data.Pick(data.Words.FollowUps);
        interaction.FollowUpDueDate = due;
        interaction.FollowUpOwnerId = interaction.OwnerId;
        interaction.FollowUpStatus = isDone ? WorkStatus.Done : data.Weighted((WorkStatus.NotStarted, 70), (WorkStatus.InProgress, 30));
        var task = interaction.FollowUpTask();
        task.CompletedAt = isDone ? data.At(due < data.Today ? due : data.Today) : null;
        data.Add(RecordKind.Task, task, interaction.OccurredAt);
    }

    private static void MakeActivity(DemoData data, DemoPeople people, Customer customer, ILookup<long, Opportunity> deals)
    {
        var on = data.Today.AddDays(data.Chance(88) ? -data.Between(1, 420) : data.Between(0, 21));
        var isPast = on < data.Today;
        var start = data.At(on, data.Between(9, 16), data.Between(0, 1) * 30);
        var (type, name) = data.Pick(data.Words.ActivityNames.ToList());
        var status = isPast ? data.Weighted((ActivityStatus.Done, 84), (ActivityStatus.Cancelled, 11), (ActivityStatus.Planned, 5)) : ActivityStatus.Planned;
        data.Add(
            RecordKind.Activity,
            new Activity
            {
                Name = $"{customer.ShortName} {name}",
                Type = type,
                CustomerId = customer.Id,
                ContactId = data.Pick(people.Contacts[customer.Id]).Id,
                OpportunityId = deals[customer.Id].FirstOrDefault(deal => deal.IsOpen)?.Id,
                PlannedStart = start,
                PlannedOn = on,
                PlannedEnd = start.AddHours(data.Between(1, 3)),
                ActualStart = status == ActivityStatus.Done ? start : null,
                ActualEnd = status == ActivityStatus.Done ? start.AddHours(data.Between(1, 3)) : null,
                Location = customer.City,
                Status = status,
                Outcome = status == ActivityStatus.Done ? data.Pick(data.Words.Outcomes) : null,
                OwnerId = customer.OwnerId,
                CreatedById = customer.OwnerId,
            },
            data.At(on.AddDays(isPast ? -7 : -(on.DayNumber - data.Today.DayNumber) - 1)));
    }
}
