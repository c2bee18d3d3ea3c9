using Toolbox24.Domain.Pricing;

namespace Toolbox24.Api.Pricing;

/// <summary>What comes on top for a tool that is late, the time it is kept apart.</summary>
[ObjectType<PenaltyRules>]
[VisibleWithField]
public static partial class PenaltyRulesType
{
    static partial void Configure(IObjectTypeDescriptor<PenaltyRules> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(rules => rules.Tolerance);
        descriptor.Field(rules => rules.Tiers);
        descriptor.Field(rules => rules.CapInDays);
    }
}

/// <summary>So much for each started period, for a while or for ever.</summary>
[ObjectType<PenaltyTier>]
[VisibleWithField]
public static partial class PenaltyTierType
{
    static partial void Configure(IObjectTypeDescriptor<PenaltyTier> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(tier => tier.Each);
        descriptor.Field(tier => tier.Amount);
        descriptor.Field(tier => tier.Lasts);
    }
}

/// <summary>Whoever is later than this pays so much, until the next point.</summary>
[ObjectType<PenaltyPoint>]
[VisibleWithField]
public static partial class PenaltyPointType
{
    static partial void Configure(IObjectTypeDescriptor<PenaltyPoint> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(point => point.LaterThan);
        descriptor.Field(point => point.Fee);
    }
}

/// <summary>What cancelling costs.</summary>
[ObjectType<CancellationPolicy>]
[VisibleWithField]
public static partial class CancellationPolicyType
{
    static partial void Configure(IObjectTypeDescriptor<CancellationPolicy> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(policy => policy.FreeUntil);
        descriptor.Field(policy => policy.BeforeStart);
        descriptor.Field(policy => policy.AfterStart);
    }
}

/// <summary>A part of an amount, in hundredths of a percent.</summary>
[ObjectType<Percentage>]
[VisibleWithField]
public static partial class PercentageType
{
    static partial void Configure(IObjectTypeDescriptor<Percentage> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(part => part.BasisPoints);
    }
}
