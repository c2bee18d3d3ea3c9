using Toolbox24.Domain.Settings;

namespace Toolbox24.Api.Settings;

/// <summary>Past rentals under another version.</summary>
[ObjectType<WhatIf>]
[VisibleWithField]
public static partial class WhatIfType
{
    static partial void Configure(IObjectTypeDescriptor<WhatIf> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(whatIf => whatIf.Total);
        descriptor.Field(whatIf => whatIf.Unpriced);
        descriptor.Field(whatIf => whatIf.LeftOut);
        descriptor.Field(whatIf => whatIf.Categories);
        descriptor.Field(whatIf => whatIf.Tools);
        descriptor.Field(whatIf => whatIf.Dearer);
        descriptor.Field(whatIf => whatIf.Cheaper);
    }
}

/// <summary>What some rentals came to, and what they would have come to; VAT included.</summary>
[ObjectType<WhatIfSum>]
[VisibleWithField]
public static partial class WhatIfSumType
{
    static partial void Configure(IObjectTypeDescriptor<WhatIfSum> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(sum => sum.Count);
        descriptor.Field(sum => sum.Rent);
        descriptor.Field(sum => sum.NewRent);
        descriptor.Field(sum => sum.Deposit);
        descriptor.Field(sum => sum.NewDeposit);
        descriptor.Field(sum => sum.Difference);
    }
}

/// <summary>The tools of a category under another version.</summary>
[ObjectType<CategoryWhatIf>]
[VisibleWithField]
public static partial class CategoryWhatIfType
{
    static partial void Configure(IObjectTypeDescriptor<CategoryWhatIf> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(each => each.Category);
        descriptor.Field(each => each.Sum);
    }
}

/// <summary>One tool under another version.</summary>
[ObjectType<ToolWhatIf>]
[VisibleWithField]
public static partial class ToolWhatIfType
{
    static partial void Configure(IObjectTypeDescriptor<ToolWhatIf> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(each => each.Tool);
        descriptor.Field(each => each.Sum);
    }
}

/// <summary>One rental under another version.</summary>
[ObjectType<RentalWhatIf>]
[VisibleWithField]
public static partial class RentalWhatIfType
{
    static partial void Configure(IObjectTypeDescriptor<RentalWhatIf> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(each => each.Rental);
        descriptor.Field(each => each.Sum);
    }
}
