using HotChocolate.Language;

namespace HotChocolate.Validation;

/// <summary>A field that says so has exactly one of the arguments that tell how long its list is.</summary>
internal sealed class OneSlicingArgument(ValidationContext context) : Rule(context, "sec-Validation")
{
    public override void Enter(ISyntaxNode node)
    {
        if (node is not FieldNode field || Here.Field is not { } known) return;
        if (ListSize.Of(known) is not { RequiresOne: true, SlicingArguments: { Count: > 0 } slicing }) return;
        if (field.Arguments.Count(argument => slicing.Contains(argument.Name.Value)) == 1) return;
        Report(new Error($"Exactly one of the arguments {string.Join(", ", slicing)} must be given.")
        {
            Code = ErrorCodes.OneSlicingArgument,
            Locations = field.Location is { } location ? [location] : [],
        });
    }
}
