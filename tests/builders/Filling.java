import java.io.FileInputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.javarosa.core.model.Constants;
import org.javarosa.core.model.FormDef;
import org.javarosa.core.model.data.IAnswerData;
import org.javarosa.core.model.data.SelectMultiData;
import org.javarosa.core.model.data.SelectOneData;
import org.javarosa.core.model.data.StringData;
import org.javarosa.core.model.data.helper.Selection;
import org.javarosa.core.model.instance.InstanceInitializationFactory;
import org.javarosa.form.api.FormEntryController;
import org.javarosa.form.api.FormEntryModel;
import org.javarosa.form.api.FormEntryPrompt;
import org.javarosa.model.xform.XFormSerializingVisitor;
import org.javarosa.xform.util.XFormUtils;

/** Fills in a form as ODK Collect does: FORM.xml SAID.tsv SHOWN.tsv FILLED.xml; what shows is written, question by question. */
public class Filling {
    public static void main(String[] paths) throws Exception {
        Map<String, String> said = new HashMap<>();
        for (String line : Files.readAllLines(Path.of(paths[1]))) {
            String[] cells = line.split("\t", 2);
            said.put(cells[0], cells[1].replace("\\n", "\n"));
        }
        FormDef form = XFormUtils.getFormFromInputStream(new FileInputStream(paths[0]));
        form.initialize(true, new InstanceInitializationFactory());
        FormEntryController entry = new FormEntryController(new FormEntryModel(form));
        try (PrintStream shown = new PrintStream(paths[2], "UTF-8")) {
            int event;
            while ((event = entry.stepToNextEvent()) != FormEntryController.EVENT_END_OF_FORM) {
                if (event != FormEntryController.EVENT_QUESTION) {
                    continue;
                }
                FormEntryPrompt prompt = entry.getModel().getQuestionPrompt();
                String name = prompt.getIndex().getReference().getNameLast();
                shown.println(name + "\t" + prompt.getQuestionText().replaceAll("\\s+", " "));
                if (said.containsKey(name)
                        && entry.answerQuestion(answer(prompt, said.get(name)), true) != FormEntryController.ANSWER_OK) {
                    throw new IllegalStateException(name + " does not take " + said.get(name));
                }
            }
        }
        form.postProcessInstance();
        Files.write(Path.of(paths[3]), new XFormSerializingVisitor().serializeInstance(form.getInstance()));
    }

    private static IAnswerData answer(FormEntryPrompt prompt, String said) {
        switch (prompt.getControlType()) {
            case Constants.CONTROL_SELECT_ONE:
                return new SelectOneData(selection(prompt, said));
            case Constants.CONTROL_SELECT_MULTI:
                List<Selection> all = Stream.of(said.split(" ")).map(each -> selection(prompt, each)).collect(Collectors.toList());
                return new SelectMultiData(all);
            default:
                return new StringData(said);
        }
    }

    private static Selection selection(FormEntryPrompt prompt, String value) {
        return prompt.getSelectChoices().stream().filter(each -> each.getValue().equals(value)).findFirst().orElseThrow().selection();
    }
}
