namespace SalesAssistant.Skills.Language.Questions;

/// <summary>Reads the slots of a question, one kind after the other; the order matters, since a word that one slot has taken is left alone by the next.</summary>
internal static class QuestionParser
{
    public static Question Parse(QuestionScan scan)
    {
        var (order, names, periods, axes, form) = (new OrderSlots(scan), new NameSlots(scan), new PeriodSlots(scan), new AxisSlots(scan), new FormSlots(scan));
        new ReferenceSlots(scan).Read();
        new QuietSlots(scan).Read();
        order.Find();
        names.Read();
        periods.Read();
        new BoundSlots(scan).Find();
        new RivalSlots(scan).Read();
        axes.Read();
        new StatusSlots(scan).Read();
        periods.ResolveBareMonth();
        names.ReadValues();
        new ExclusionSlots(scan).Read();
        axes.GroupByRepeatedValue();
        new BuyerSlots(scan).Read();
        new SubjectSlots(scan).Read();
        axes.GroupByRepeatedValue();   // again: the subject decides whether 电话 and 邮件 are values
        new MeasureSlots(scan).Read();
        order.Apply();
        form.ReadList();
        new ConditionSlots(scan).Read();
        new LeftOvers(scan).Read();
        form.Read();
        return scan.Question;
    }
}
