using Toolbox24.Api.Accounts;
using Toolbox24.Api.Sites;
using Toolbox24.Domain.Doors;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Settings;

namespace Toolbox24.Api.Doors;

/// <summary>For those who look after the sites.</summary>
[ObjectType<Door>]
[Authorize(Roles = [StaffRules.Operator, StaffRules.FieldAgent, StaffRules.Administrator])]
public static partial class DoorType
{
    static partial void Configure(IObjectTypeDescriptor<Door> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(door => door.Id);
        descriptor.Field(door => door.Position);
        descriptor.Field(door => door.OpenSince);
        descriptor.Field(door => door.IsLeftOpen);
        descriptor.Field(door => door.Command);
        descriptor.Field(door => door.Compartment);
    }

    /// <summary>The opening that waits for a second person; null where none does.</summary>
    public static async Task<DoorProposal?> GetProposal([Parent] Door door, CurrentSettings settings, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        return door.InTime((await settings.At(now)).Rules.Doors, now);
    }

    /// <summary>The locker it shuts; null for the entrance of its site.</summary>
    public static async Task<Locker?> GetLocker([Parent] Door door, ILockerByIdDataLoader lockers, CancellationToken cancellationToken) =>
        door.Id.Value == door.Site.Value ? null : await lockers.LoadAsync(new LockerId(door.Id.Value), cancellationToken);
}

[ObjectType<DoorProposal>]
[VisibleWithField]
public static partial class DoorProposalType
{
    static partial void Configure(IObjectTypeDescriptor<DoorProposal> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(proposal => proposal.By);
        descriptor.Field(proposal => proposal.At);
    }

    public static DoorCommandId GetId([Parent] DoorProposal proposal) => proposal.Asked.Command;
}

[ObjectType<Compartment>]
[VisibleWithField]
public static partial class CompartmentType
{
    static partial void Configure(IObjectTypeDescriptor<Compartment> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(compartment => compartment.IsOccupied);
        descriptor.Field(compartment => compartment.Grams);
        descriptor.Field(compartment => compartment.At);
    }
}

[ObjectType<DoorCommand>]
[VisibleWithField]
public static partial class DoorCommandType
{
    static partial void Configure(IObjectTypeDescriptor<DoorCommand> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(command => command.Status);
        descriptor.Field(command => command.AskedAt);
        descriptor.Field(command => command.Since);
        descriptor.Field(command => command.Fault);
    }

    public static DoorCommandId GetId([Parent] DoorCommand command) => command.Asked.Command;

    public static DoorPurpose GetPurpose([Parent] DoorCommand command) => command.Asked.Purpose;
}
