[assembly: HotChocolate.Module("SampleTypes")]
